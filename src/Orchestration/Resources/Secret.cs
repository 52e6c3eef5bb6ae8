namespace Orchestration.Resources;

/// <summary>A secret of Secrets Manager that holds a database's login, and nothing else ever carries the password.</summary>
/// <remarks>JSON as Secrets Manager keeps the login of a database: <c>username</c> and <c>password</c>, and where it is a source's also <c>host</c>, <c>port</c> and <c>dbname</c>, which are added to a secret that is deployed with its database.</remarks>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The secret's name.</param>
public sealed record Secret(string LogicalName, string Name) : Resource(LogicalName, Name);
