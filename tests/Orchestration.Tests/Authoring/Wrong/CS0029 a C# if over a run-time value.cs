if (input.Total > 100)
{
    flow.Wait("Wait", TimeSpan.FromSeconds(1));
}
