"""The same steps over many pages: into an archive, in one process or several."""
