"""Countries, cities, areas and demonyms by name: compact tables compiled from open data."""
