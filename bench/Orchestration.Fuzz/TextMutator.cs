using System.Text;

namespace Orchestration.Fuzz;

/// <summary>Makes texts: put together from parts, or right ones changed in a few places.</summary>
internal sealed class TextMutator(FuzzTarget target, Random random)
{
    private const int MostParts = 12;
    private const int MostChanges = 4;

    public string Next() => random.Next(3) == 0 ? Assemble() : Change(Pick(target.Seeds));

    private string Assemble()
    {
        var text = new StringBuilder();

        for (var i = random.Next(1, MostParts); i > 0; i--)
        {
            text.Append(Pick(target.Parts));
        }

        return text.ToString();
    }

    private string Change(string text)
    {
        for (var i = random.Next(MostChanges); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var end = random.Next(at, Math.Min(text.Length, at + 8) + 1);

            text = random.Next(6) switch
            {
                0 => text[..at] + text[end..],
                1 => text.Insert(at, Pick(target.Parts)),
                2 => text[..at] + Pick(target.Parts) + text[end..],
                3 => text.Insert(at, text[at..end]),
                4 => text[..at] + (char)random.Next(random.Next(2) == 0 ? 128 : char.MaxValue + 1) + text[end..],
                _ => text[..at] + Pick(target.Seeds)[..^0] + text[end..],
            };

            if (text.Length > 4096)
            {
                text = text[..4096];
            }
        }

        return text;
    }

    private string Pick(IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];
}
