using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;

namespace Investigator.Web.Triage;

/// <summary>Investigations by a part of their name.</summary>
internal sealed class InvestigationSearch(IInvestigations investigations) : ISearchSource
{
    public string Kind => "Investigations";

    public async Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct) =>
        [.. (await investigations.NamedAsync(by, text, take, ct)).Select(row => new SearchAnswer(row.Name, Paths.Investigation(row.Id),
            string.Create(CultureInfo.InvariantCulture, $"graph of {row.Nodes:N0} {(row.Nodes == 1 ? "node" : "nodes")}{(row.OwnerId == by.Id ? "" : $", by {row.OwnerName}")}")))];
}
