using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Campaigns;

/// <summary>Hands out an attachment: always as a download of bytes, never as anything that a browser shows or runs.</summary>
public sealed class AttachmentDownload : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/attachments/{id:guid}", SendAsync).RequireAuthorization(Tasks.Write).ExcludeFromDescription();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, string? purpose, ClaimsPrincipal who, IAttachments desk, HttpResponse response, CancellationToken ct)
    {
        var done = await desk.OpenAsync(who.ToPerson(), id, purpose, ct);
        if (done.Value is not { } file)
            return TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal switch
            {
                Refusal.NotAllowed => StatusCodes.Status403Forbidden,
                Refusal.NotFound => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status400BadRequest,
            });
        if (!file.Whole) return TypedResults.Problem("This file was altered after it was stored: its hash is another. It is not handed out; tell an administrator.", statusCode: StatusCodes.Status409Conflict);
        // Whatever the bytes are, a browser that opens them all the same finds nothing that it may do.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.Bytes, "application/octet-stream", file.Attachment.FileName);
    }
}
