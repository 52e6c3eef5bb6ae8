namespace Orchestration.Services.Glue;

/// <summary>An error of Glue that is part of an answer.</summary>
/// <param name="ErrorCode">Its name, such as <c>AlreadyExistsException</c>.</param>
/// <param name="ErrorMessage">Its text.</param>
public sealed record ErrorDetail(string ErrorCode, string ErrorMessage);
