"""Articles that tell the same: copies of one text, reports of one happening, and how many witnesses there are."""
