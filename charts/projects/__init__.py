"""Projects drawn: searched, listed, one opened, by band, followed through, listed twice."""
