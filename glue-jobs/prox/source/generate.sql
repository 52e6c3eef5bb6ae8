-- later
SELECT 1;
