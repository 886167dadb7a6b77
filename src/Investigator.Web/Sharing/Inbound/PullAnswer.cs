namespace Investigator.Web.Sharing.Inbound;

/// <summary>What a source answered: content, or what went wrong.</summary>
/// <param name="Content">The body; empty when something went wrong.</param>
/// <param name="Trouble">What went wrong, for a person; <c>null</c>: nothing.</param>
/// <param name="LastAdded">The header <c>X-TAXII-Date-Added-Last</c>.</param>
/// <param name="Wait">How long the source asks to be left alone.</param>
/// <param name="Rejected">It took the request for wrong (400): what it was told to go on from is no longer good.</param>
internal sealed record PullAnswer(ReadOnlyMemory<byte> Content, string? Trouble, string? LastAdded = null, TimeSpan? Wait = null, bool Rejected = false);
