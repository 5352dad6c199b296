"""A story told through the services: the founding group with people on its seats, and five weeks of its work."""
