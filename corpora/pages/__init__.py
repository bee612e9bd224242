"""Lines on pages become blocks: what is text, what is note or furniture, what goes on where."""
