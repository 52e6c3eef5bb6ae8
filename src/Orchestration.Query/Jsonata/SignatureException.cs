namespace Orchestration.Query.Jsonata;

/// <summary>A signature that is none, with the character at fault.</summary>
internal sealed class SignatureException(string code, int offset, string? token = null) : Exception(Messages.Of(code))
{
    public string Code => code;

    public int Offset => offset;

    public string? Token => token;
}
