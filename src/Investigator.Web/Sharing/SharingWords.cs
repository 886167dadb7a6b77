using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing;

/// <summary>The words of sharing on the screen.</summary>
internal static class SharingWords
{
    /// <summary>For whom, with the names that the directory knows.</summary>
    public static string Of(Recipients to, IReadOnlyList<Partner> partners) =>
        to.Collection is SharedCollection.Everyone ? Say("all partners")
        : to.Collection is { } collection ? Say("collection {0}", collection)
        : string.Join(", ", to.Partners.Select(id => partners.FirstOrDefault(p => p.Id == id)?.Name ?? Say("a partner")));

    public static string Of(BundleProposalState state) => state switch
    {
        BundleProposalState.Waiting => Say("waiting"),
        BundleProposalState.Released => Say("released"),
        BundleProposalState.Rejected => Say("rejected"),
        BundleProposalState.Withdrawn => Say("withdrawn"),
    };

    public static string Of(FetchPath path) => path switch
    {
        FetchPath.Page => Say("page"),
        FetchPath.Api => Say("API"),
        FetchPath.Taxii => Say("TAXII"),
        FetchPath.File => Say("file of the command line"),
    };

    public static string Of(SharedFields field) => field switch
    {
        SharedFields.Description => Say("description of the campaign"),
        SharedFields.Harvest => Say("how much it took"),
        SharedFields.Behaviours => Say("prompt families, techniques, how accounts behave together"),
        SharedFields.Attribution => Say("whose work it is held to be"),
        SharedFields.Counts => Say("accounts and exchanges of each indicator"),
        _ => field.ToString(),
    };
}
