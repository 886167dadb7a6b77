using Investigator.Domain.Usage;

namespace Investigator.Web.Shell;

/// <summary>
/// What a person asked to do next: "send, and go on" asks, and the part of the page that does it takes it and opens its dialog. Nothing is done by this alone. Scoped: one per circuit.
/// </summary>
internal sealed class NextAct
{
    /// <summary>Freeze the confirmed members of a campaign.</summary>
    public const string Freeze = "freeze";

    /// <summary>Propose to ban the confirmed members of a campaign.</summary>
    public const string Ban = "ban";

    /// <summary>Show what a bundle about a campaign would tell.</summary>
    public const string Preview = "preview";

    private (string Act, Guid Subject, string? Draft)? _waiting;

    /// <summary>Something was asked for: for parts that stand on the page already.</summary>
    public Signal Asked { get; } = new();

    /// <param name="draft">What the person wrote for the act before: offered again, to be read and changed, never sent by itself.</param>
    public void Ask(string act, Guid subject, string? draft = null)
    {
        _waiting = (act, subject, draft);
        Asked.Raise();
    }

    /// <returns>Whether it was asked for; true once.</returns>
    public bool Take(string act, Guid subject, out string? draft)
    {
        draft = null;
        if (_waiting is not { } waiting || waiting.Act != act || waiting.Subject != subject) return false;
        (draft, _waiting) = (waiting.Draft, null);
        return true;
    }
}
