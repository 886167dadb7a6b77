namespace Investigator.Web.Linking;

/// <summary>What became of a picture that the browser sent to be kept.</summary>
/// <param name="Status">The answer's status; 0: the server was not reached.</param>
/// <param name="Id">Set with <paramref name="Version"/> when it is kept.</param>
/// <param name="Problem">Why not, in words; <c>null</c>: the answer said none.</param>
public sealed record KeptPicture(int Status, Guid? Id, long? Version, string? Problem)
{
    /// <summary>What to say of one that was not kept.</summary>
    public string Explain() => Problem ?? Status switch
    {
        0 => Say("The server cannot be reached. The picture is still here: check the connection and save again."),
        401 or 403 => Say("You are signed out, or your role does not allow this. Sign in again in another tab, then save again."),
        413 => Say("The picture is too large to be kept. Hide or collapse a part of it first."),
        _ => Say("The server did not keep it ({0}). The picture is still here: save again; if it stays so, tell an administrator.", Status),
    };
}
