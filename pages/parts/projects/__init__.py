"""The parts of 项目 and of pages that list projects."""
