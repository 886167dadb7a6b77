using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Whom an act on a whole campaign would hit, and who stands beside them.</summary>
/// <param name="Accounts">Those it would hit; at most 500 are listed.</param>
/// <param name="Total">All that it would hit.</param>
/// <param name="AlreadyHeld">Left out because a freeze, a ban or the same decision stands.</param>
/// <param name="AllowListed">Left out because they are on the allow list.</param>
/// <param name="Innocent">Left out because people found them innocent here.</param>
/// <param name="Candidates">Left out because nobody confirmed them.</param>
/// <param name="InnocentElsewhere">Would be hit although people found them innocent in another campaign.</param>
/// <param name="OpenAppeals">Would be hit while an appeal of theirs is open.</param>
/// <param name="Overturned">Would be hit although an appeal of theirs was upheld before.</param>
/// <param name="Neighbours">What the traffic says of them.</param>
public sealed record BlastRadius(
    IReadOnlyList<AccountId> Accounts, int Total, int AlreadyHeld, int AllowListed, int Innocent, int Candidates, int InnocentElsewhere, int OpenAppeals, int Overturned, Neighbours Neighbours);

/// <summary>Who pays among some accounts, what they used, and who shares keys and addresses with them; over the 30 days before the latest stored event.</summary>
/// <param name="Paying">Accounts with a card or bank account, or whose payment or identity was verified.</param>
/// <param name="SharedKeys">Keys that an account outside uses too.</param>
/// <param name="OnSharedKeys">Accounts outside that use them.</param>
/// <param name="SharedAddresses">IP addresses that an account outside uses too.</param>
/// <param name="OnSharedAddresses">Accounts outside that use them.</param>
public sealed record Neighbours(int Paying, long Requests, long InputTokens, long OutputTokens, int SharedKeys, int OnSharedKeys, int SharedAddresses, int OnSharedAddresses)
{
    public static Neighbours None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What the traffic says about who would be hit.</summary>
public interface INeighbourQuestions
{
    /// <summary>O(roll-ups of 30 days).</summary>
    Task<Neighbours> BesideAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}
