using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Orchestration.Local.Worker.Files;

/// <summary>
/// Judges a file of JSON lines: every line is one object, closed, with nothing after it, and each of its values a text, a number, true, false or
/// null. Any other line is set aside with its text. Numbers keep their spelling, since engines print them in different ways.
/// </summary>
internal sealed class JsonGate(ImmutableArray<string> columns)
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 2 };

    /// <summary>
    /// Looks at a file. One with faults, or with a number that engines would spell anew, is copied to <paramref name="clean"/>; the answer names the file to read.
    /// </summary>
    /// <exception cref="JobException">The file is refused, by name.</exception>
    public GatedFile Pass(string path, string clean)
    {
        var bytes = File.ReadAllBytes(path);

        if (bytes is [0x1F, 0x8B, ..] || path.EndsWith(".gz", StringComparison.Ordinal))
        {
            throw new JobException($"{Path.GetFileName(path)} is refused: it is compressed (gzip); unpack it first.");
        }

        var faults = new List<FileFault>();
        using var kept = new MemoryStream();
        var (position, line, records, longest) = (bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0, 0L, 0L, 0);
        var same = position == 0;

        while (position < bytes.Length)
        {
            var length = bytes.AsSpan(position).IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : position + length;
            var text = bytes.AsSpan(position, end - position).TrimEnd((byte)'\r');
            line++;
            position = end + 1;

            if (text.Trim(" \t"u8).Length == 0)
            {
                continue;
            }

            var verdict = Judge(text);

            if (verdict == Verdict.Broken)
            {
                faults.Add(new(Path.GetFileName(path), line, Encoding.UTF8.GetString(text), "no flat JSON object"));
                same = false;
                continue;
            }

            records++;
            longest = Math.Max(longest, text.Length);

            if (verdict == Verdict.Respelled)
            {
                same = false;
                Respell(text, kept);
            }
            else
            {
                kept.Write(text);
            }

            kept.WriteByte((byte)'\n');
        }

        if (same)
        {
            return new(path, records, longest, []);
        }

        File.WriteAllBytes(clean, kept.ToArray());
        return new(clean, records, longest, [.. faults]);
    }

    private static Verdict Judge(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return Verdict.Broken;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var verdict = Verdict.Fine;

        try
        {
            var reader = new Utf8JsonReader(text, Strict);
            reader.Read();

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Verdict.Broken;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!names.Add(reader.GetString()!))
                {
                    return Verdict.Broken;
                }

                reader.Read();

                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        return Verdict.Broken;
                    case JsonTokenType.Number:
                        verdict = Verdict.Respelled;
                        break;
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        // Lone halves of a surrogate pair are no text: reading them says so.
                        reader.GetString();
                        break;
                }
            }

            return reader.Read() ? Verdict.Broken : verdict;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Verdict.Broken;
        }
    }

    private void Respell(ReadOnlySpan<byte> text, MemoryStream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        var reader = new Utf8JsonReader(text, Strict);
        json.WriteStartObject();
        reader.Read();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();

            if (!columns.Contains(name))
            {
                continue;
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                json.WriteNull(name);
            }
            else
            {
                json.WriteString(name, reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }

        json.WriteEndObject();
    }

    private enum Verdict
    {
        Fine,
        Respelled,
        Broken,
    }
}
