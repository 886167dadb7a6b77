namespace Investigator.Domain.Linking;

/// <summary>What was seen of a group beside its links.</summary>
/// <param name="Habits">How surely each member shares the group's habits, and in which views.</param>
/// <param name="Together">Accounts whose work begins and ends together with that of others, and how surely it is no chance.</param>
/// <param name="Wordings">What the group words in its own way; <c>null</c>: not asked.</param>
/// <param name="Phrasings">What turns of speech it has in common, within and with other groups; empty: not asked, or no text was seen.</param>
internal sealed record GroupSigns(IReadOnlyDictionary<int, (double Firmness, LinkTies Views, int Templates)> Habits, IReadOnlyDictionary<int, double> Together, Wordings? Wordings, IReadOnlyList<Phrasings> Phrasings);
