"""What is told, and to whom: frozen facts and their recipients. Never words, never blocks."""
