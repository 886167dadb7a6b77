using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;

namespace Investigator.Web.Triage;

/// <summary>Investigations by a part of their name.</summary>
internal sealed class InvestigationSearch(IInvestigations investigations) : ISearchSource
{
    public string Kind => Say("Investigations");

    public async Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct) =>
        [.. (await investigations.NamedAsync(by, text, take, ct)).Select(row => new SearchAnswer(row.Name, Paths.Investigation(row.Id),
            Say("graph of {0:N0} {1}{2}", row.Nodes, row.Nodes == 1 ? Say("node") : Say("nodes"), row.OwnerId == by.Id ? "" : Say(", by {0}", row.OwnerName))))];
}
