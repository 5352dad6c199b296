"""Benchmarks that print ratios against a floor measured in the same run. No timing here decides a test."""
