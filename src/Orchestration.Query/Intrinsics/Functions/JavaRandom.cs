namespace Orchestration.Query.Intrinsics.Functions;

/// <summary>The numbers of java.util.Random.</summary>
internal sealed class JavaRandom(long seed)
{
    private const long Multiplier = 0x5DEECE66DL;
    private const long Mask = (1L << 48) - 1;

    private long _state = (seed ^ Multiplier) & Mask;

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int NextInt(int bound)
    {
        if ((bound & -bound) == bound)
        {
            return (int)((bound * (long)Next(31)) >> 31);
        }

        while (true)
        {
            var bits = Next(31);
            var number = bits % bound;

            // The last, incomplete block of numbers would favour the small ones.
            if (unchecked(bits - number + (bound - 1)) >= 0)
            {
                return number;
            }
        }
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    private int Next(int bits)
    {
        _state = unchecked((_state * Multiplier) + 0xB) & Mask;
        return (int)(_state >> (48 - bits));
    }
}
