using Investigator.Domain.Audit;
using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>Which view an address of a list means.</summary>
/// <param name="View">The view; <c>null</c>: the address says everything by itself.</param>
/// <param name="Gone">The address names a view that is not there for this person.</param>
/// <param name="HasDefault">The list opens with a view for this person.</param>
internal sealed record SavedViewAddress(SavedView? View, bool Gone, bool HasDefault)
{
    /// <summary>The named view; without any parameter the person's default one.</summary>
    /// <param name="named">The value of <c>view</c>.</param>
    /// <param name="uri">The whole address.</param>
    public static async Task<SavedViewAddress> OpenAsync(ISavedViews views, Person who, QueriedList list, string? named, string uri, CancellationToken ct)
    {
        var bare = !uri.Contains('?', StringComparison.Ordinal);
        var standing = await views.DefaultAsync(who, list, ct);
        if (bare || named is null or SavedViewRow.None) return new(bare ? standing : null, false, standing is not null);
        var view = Guid.TryParse(named, out var id) ? await views.FindAsync(who, id, ct) : null;
        return view?.List == list ? new(view, false, standing is not null) : new(null, true, standing is not null);
    }
}
