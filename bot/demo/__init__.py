"""A story told through the services: the founding group with people on its seats, and six weeks of its work."""
