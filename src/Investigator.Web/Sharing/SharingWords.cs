using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing;

/// <summary>The words of sharing on the screen.</summary>
internal static class SharingWords
{
    /// <summary>For whom, with the names that the directory knows.</summary>
    public static string Of(Recipients to, IReadOnlyList<Partner> partners) =>
        to.Collection is SharedCollection.Everyone ? "all partners"
        : to.Collection is { } collection ? $"collection {collection}"
        : string.Join(", ", to.Partners.Select(id => partners.FirstOrDefault(p => p.Id == id)?.Name ?? "a partner"));

    public static string Of(BundleProposalState state) => state switch
    {
        BundleProposalState.Waiting => "waiting",
        BundleProposalState.Released => "released",
        BundleProposalState.Rejected => "rejected",
        BundleProposalState.Withdrawn => "withdrawn",
    };

    public static string Of(FetchPath path) => path switch
    {
        FetchPath.Page => "page",
        FetchPath.Api => "API",
        FetchPath.Taxii => "TAXII",
        FetchPath.File => "file of the command line",
    };

    public static string Of(SharedFields field) => field switch
    {
        SharedFields.Description => "description of the campaign",
        SharedFields.Harvest => "how much it took",
        SharedFields.Behaviours => "prompt families, techniques, how accounts behave together",
        SharedFields.Attribution => "whose work it is held to be",
        SharedFields.Counts => "accounts and exchanges of each indicator",
        _ => field.ToString(),
    };
}
