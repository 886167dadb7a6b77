using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Policies;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Policies;

internal static class PolicyTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<PolicyVersion> PolicyVersions => db.Set<PolicyVersion>();

        public DbSet<PolicyFinding> PolicyFindings => db.Set<PolicyFinding>();
    }
}
