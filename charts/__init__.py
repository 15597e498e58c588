"""Figures: frame in, escaped HTML or SVG out (Plotly for trends); no Streamlit, no SQL, no clock."""
