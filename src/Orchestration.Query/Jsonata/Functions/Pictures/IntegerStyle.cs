namespace Orchestration.Query.Jsonata.Functions.Pictures;

internal enum IntegerStyle
{
    Decimal,
    Letters,
    Roman,
    Words,

    /// <summary>Counting by some other sign, which is not supported.</summary>
    Sequence,
}
