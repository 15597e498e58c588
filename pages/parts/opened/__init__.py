"""What a unit, a department, a firm or foreign capital shows when it is opened."""
