flow.ForEach("Each line", input.Lines, line =>
{
    Expr<string> product = line.Quantity;
    return product;
});
