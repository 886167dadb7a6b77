using System.Security.Claims;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;

namespace Investigator.Web.Audit;

/// <summary>The whole audit as lines of JSON, hashes and all, so that the chain can be checked without the database.</summary>
public sealed class AuditExport : IConsolePart
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/audit.ndjson", WriteAsync).RequireAuthorization(Tasks.ReadAudit);

    private static async Task WriteAsync(HttpContext http, ClaimsPrincipal who, IAuditLog log, CancellationToken ct)
    {
        await log.AppendAsync(who.ToPerson(), "audit.exported", "audit", null, ct);
        http.Response.ContentType = "application/x-ndjson";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.ndjson\"";
        await foreach (var entry in log.ReadAllAsync(ct))
        {
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(AuditLines.Write(entry)), ct);
            await http.Response.Body.WriteAsync(LineEnd, ct);
        }
    }
}
