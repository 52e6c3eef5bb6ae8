using Orchestration.Query.Json;

namespace Orchestration.Local;

/// <summary>Reads back what an earlier run kept.</summary>
internal static class KeptFile
{
    /// <summary>What the file holds; undefined where there is none.</summary>
    /// <exception cref="LocalException">It is not JSON.</exception>
    public static JsonValue Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonValue.Parse(File.ReadAllBytes(file)) : JsonValue.Undefined;
        }
        catch (JsonFormatException e)
        {
            throw new LocalException($"{file} is not JSON any more: {e.Message} Remove it; the next run makes it anew.", e);
        }
    }
}
