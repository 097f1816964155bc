"""What changes complaints."""
