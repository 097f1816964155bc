"""How many agents a flow of contacts needs, and what each number of agents would give."""
