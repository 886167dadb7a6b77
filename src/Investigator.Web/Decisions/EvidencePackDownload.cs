using System.IO.Compression;
using System.Security.Claims;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Decisions;

/// <summary>A decision's evidence pack as one ZIP file.</summary>
public sealed class EvidencePackDownload : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/decisions/{id:guid}/evidence", SendAsync).RequireAuthorization(Tasks.Investigate);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SendAsync(Guid id, ClaimsPrincipal who, IEvidencePacks packs, CancellationToken ct)
    {
        var done = await packs.MakeAsync(who.ToPerson(), id, ct);
        return done.Value is { } pack
            ? TypedResults.File(Zip(pack), "application/zip", pack.Name + ".zip")
            : TypedResults.Problem(done.Refusal?.Explain(), statusCode: done.Refusal is Refusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
    }

    private static byte[] Zip(EvidencePack pack)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in pack.Files)
            {
                using var entry = zip.CreateEntry(file.Name).Open();
                entry.Write(file.Content);
            }

        return bytes.ToArray();
    }
}
