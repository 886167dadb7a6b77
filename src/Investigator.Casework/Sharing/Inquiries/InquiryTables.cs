using Investigator.Casework.Data;
using Investigator.Domain.Sharing.Inquiries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing.Inquiries;

internal static class InquiryTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Inquiry> Inquiries => db.Set<Inquiry>();

        public DbSet<AnswerPack> AnswerPacks => db.Set<AnswerPack>();
    }
}
