"""What can be done to the company, its calendars and its teams."""
