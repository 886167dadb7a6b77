using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>How accounts that begin and end together, and others to compare them with, word what they ask.</summary>
internal sealed class Worded
{
    private const int RequestsPerAccount = 96;
    private const int Others = 2000;
    private const int MostOfCohort = 600;

    private readonly Dictionary<int, (ulong Skeleton, uint[] Phrases)[]> _of = [];

    private Worded()
    {
    }

    /// <summary>Accounts of which wordings are known.</summary>
    public IReadOnlyCollection<int> Accounts => _of.Keys;

    /// <summary>The different wordings of an account; empty where none are known.</summary>
    public IReadOnlyList<(ulong Skeleton, uint[] Phrases)> Of(int account) => _of.GetValueOrDefault(account, []);

    /// <summary>Asks for what the accounts of cohorts say, and as many others spread over all. Of a cohort of thousands a part stands for all.</summary>
    /// <returns><c>null</c> when there are no cohorts or no text was seen.</returns>
    public static async Task<Worded?> ReadAsync(ILinkQuestions questions, LinkOptions options, TimeWindow window, Holdings holdings, IReadOnlyDictionary<int, int[]> slots, int slotsPerDay, CancellationToken ct)
    {
        if (!slots.Keys.Any(a => holdings.Accounts[a].WithText > 0)) return null;
        var cohorts = new Cohorts(options).Find(slots, slotsPerDay, ct);
        if (cohorts.Count == 0) return null;
        var members = cohorts.SelectMany(c => c.Members).ToHashSet();
        var asked = cohorts.SelectMany(c => Some([.. c.Members.Order()], MostOfCohort))
            .Concat(Some([.. slots.Keys.Where(a => !members.Contains(a) && holdings.Accounts[a].WithText > 0).Order()], Others))
            .Select(a => holdings.Accounts[a].AccountId).ToList();
        var worded = new Worded();
        var (phrases, current, said) = (new uint[PromptPhrases.Most], -1, new List<(ulong, uint[])>());
        foreach (var prompt in await questions.PhrasesAsync(window, asked, RequestsPerAccount, ct).ConfigureAwait(false))
        {
            if (holdings.IndexOf(prompt.Account) is not { } account) continue;
            if (account != current) (current, said) = (account, Close());
            said.Add((prompt.Skeleton, phrases[..prompt.Phrases.CopyTo(phrases)]));
        }
        Close();
        return worded._of.Count == 0 ? null : worded;

        List<(ulong, uint[])> Close()
        {
            if (current >= 0) worded._of[current] = [.. said];
            return [];
        }
    }

    private static IEnumerable<int> Some(List<int> all, int most) => all.Count <= most ? all : Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)]);
}
