namespace Orchestration.Aws.Credentials;

/// <summary>The environment variables that every AWS tool reads; an empty one counts as none.</summary>
internal static class Variables
{
    public const string Profile = "AWS_PROFILE";
    public const string AccessKey = "AWS_ACCESS_KEY_ID";
    public const string SecretKey = "AWS_SECRET_ACCESS_KEY";
    public const string SessionToken = "AWS_SESSION_TOKEN";
    public const string WebIdentityToken = "AWS_WEB_IDENTITY_TOKEN_FILE";
    public const string WebIdentityRole = "AWS_ROLE_ARN";
    public const string ContainerUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    public const string ContainerPath = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

    /// <summary>The value, or null.</summary>
    public static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
