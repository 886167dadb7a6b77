namespace Investigator.Web.Shell;

/// <summary>One of the pages of a task; see <see cref="RoomPages"/>.</summary>
/// <param name="Address">Its path.</param>
/// <param name="Policy">Who may open it; <c>null</c>: whoever sees the others.</param>
public sealed record RoomPage(string Address, string Title, string? Policy = null);
