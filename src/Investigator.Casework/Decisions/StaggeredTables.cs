using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal static class StaggeredTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<StaggeredAct> StaggeredActs => db.Set<StaggeredAct>();

        public DbSet<StaggeredMember> StaggeredMembers => db.Set<StaggeredMember>();
    }
}
