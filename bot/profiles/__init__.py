"""Groups as declarative profiles: the founding one, and how any of them is read."""
