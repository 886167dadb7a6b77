using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Audit;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>Deletes what a partner's machine had sent (TAXII 2.1, section 5.7). Of an object the latest version is kept, so that is what can be deleted.</summary>
internal static class TaxiiRemoval
{
    public static async Task<IResult> DeleteAsync(HttpContext http, Guid source, string id, IInboundIntake intake, CancellationToken ct)
    {
        var (query, wrong) = TaxiiQuery.Read(http.Request.Query, id, ObjectVersions.All);
        if (query is null) return TaxiiAnswer.Refused(StatusCodes.Status400BadRequest, "Not a question of TAXII", wrong ?? "");
        if (id.Length > InboundLimits.IdLength || !TaxiiQuery.WantsStix21(http.Request.Query)) return TaxiiApi.Missing("object");
        // A first version that is not the last is not kept: there is nothing of it to delete.
        var any = (query.Versions & (ObjectVersions.All | ObjectVersions.Last)) != 0;
        if (!any && query.ExactVersions.Count == 0) return TaxiiApi.Missing("object");
        var no = await intake.DeleteAsync(http.User.ToPerson() with { Roles = Role.Partner }, source, id, any ? null : query.ExactVersions, ct);
        return no switch
        {
            null => new TaxiiDone(),
            Refusal.NotFound => TaxiiApi.Missing("object"),
            { } why => TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Nothing is deleted for this key", why.Explain()),
        };
    }

    /// <summary>200 without a body, as the standard has it.</summary>
    private sealed class TaxiiDone : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.StatusCode, httpContext.Response.ContentType, httpContext.Response.ContentLength) = (StatusCodes.Status200OK, TaxiiAnswer.MediaType, 0);
            return Task.CompletedTask;
        }
    }
}
