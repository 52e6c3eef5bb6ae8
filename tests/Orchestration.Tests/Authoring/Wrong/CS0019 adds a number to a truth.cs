var sum = (input.Total > 100) + 1;
