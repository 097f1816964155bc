"""What a form is, when it is whole, and which answers it takes."""
