namespace Orchestration.Aws.Credentials;

/// <summary>Where credentials are.</summary>
internal enum CredentialPlace
{
    /// <summary>In the environment.</summary>
    Keys,

    /// <summary>In a profile of the shared configuration files, or where that leads: a role, an SSO session, a process.</summary>
    Profile,

    /// <summary>With a role that a token in a file stands for, as in a pod.</summary>
    WebIdentity,

    /// <summary>With the container's host.</summary>
    Container,

    /// <summary>With the instance.</summary>
    Instance,
}
