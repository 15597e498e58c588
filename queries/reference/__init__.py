"""The facts as reference tables."""
