namespace Investigator.Web.Decisions;

/// <summary>What is posted, and how it is signed.</summary>
/// <param name="Id">The same at each attempt.</param>
/// <param name="Authorization">The header, where the receiver wants one.</param>
public sealed record SignedMessage(string Id, string Url, string Secret, string ContentType, byte[] Body, string? Authorization = null);
