using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

internal static class AuditTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();

        public DbSet<ApiClient> ApiClients => db.Set<ApiClient>();
    }
}
