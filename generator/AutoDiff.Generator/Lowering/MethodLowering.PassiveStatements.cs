using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Statements without a lowering that stand around passive code only, as <c>try</c>/<c>catch</c> around a parse: they are kept as they
/// are, in a static lambda that takes what they read and returns what they assign.</content>
internal sealed partial class MethodLowering
{
    /// <summary>Keeps a statement as text; false where it jumps out, or touches more than plain values.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="construct">What is reported where an active value goes in.</param>
    private bool TryKeepStatement(IOperation statement, string construct)
    {
        if (statement.Syntax is not StatementSyntax syntax || JumpsOut(statement) || statement.DescendantsAndSelf().Any(IsUnknownPart))
        {
            return false;
        }

        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        DataFlowAnalysis? flow = model.AnalyzeDataFlow(syntax);
        if (flow is not { Succeeded: true } || !flow.CapturedInside.IsEmpty)
        {
            return false;
        }

        ISymbol[] assigned = [.. flow.WrittenInside.Except<ISymbol>(flow.VariablesDeclared, SymbolEqualityComparer.Default)];
        ISymbol[] read = [.. flow.DataFlowsIn
            .Concat(assigned.Where(symbol => flow.DefinitelyAssignedOnEntry.Contains(symbol, SymbolEqualityComparer.Default)))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)];
        var qualifier = new PassiveSyntax(model);
        SyntaxNode text = qualifier.Visit(syntax)!;
        if (!qualifier.IsKnown || read.Concat(assigned).Any(symbol => !IsPlain(symbol)))
        {
            return false;
        }

        Emit(assigned, read, text.NormalizeWhitespace("", " ").ToFullString(), new Gap("AD0002", Origin(statement), EquatableArray.Of(construct)), statement);
        return true;
    }

    private void Emit(ISymbol[] assigned, ISymbol[] read, string text, Gap gap, IOperation statement)
    {
        string parameters = string.Join(", ", read.Select(symbol => $"{CodeNames.WithNullability(TypeOf(symbol))} {CodeNames.Escape(symbol.Name)}"));
        string arguments = string.Join(", ", read.Select(static (_, i) => "{" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}"));
        string names = string.Join(", ", assigned.Select(static symbol => CodeNames.Escape(symbol.Name)));
        string locals = string.Concat(assigned.Except(read, SymbolEqualityComparer.Default).Select(symbol => $"{CodeNames.WithNullability(TypeOf(symbol!))} {CodeNames.Escape(symbol!.Name)} = default!; "));
        string results = string.Join(", ", assigned.Select(symbol => CodeNames.WithNullability(TypeOf(symbol))));
        string result = assigned.Length > 1 ? $"({results})" : results;
        string types_ = string.Join(", ", read.Select(symbol => CodeNames.WithNullability(TypeOf(symbol))).Concat(assigned.Length > 0 ? [result] : []));
        string type = (assigned.Length > 0 ? "global::System.Func" : "global::System.Action") + (types_.Length > 0 ? $"<{types_}>" : "");
        string returned = assigned.Length > 1 ? $" return ({names});" : assigned.Length == 1 ? $" return {names};" : "";
        string code = CodeNames.EscapeTemplate($"new {type}(static ({parameters}) => {{ {locals}{text}{returned} }}).Invoke(") + arguments + ")";
        EquatableArray<Operand> operands = read.Select(symbol => Materialize(Read(cells[symbol]))).ToEquatableArray();
        Gap? given = operands.Any(static operand => operand.Type.IsDifferentiable) ? gap : null;
        if (assigned.Length == 0)
        {
            Emit(new EffectStatement(code, operands, EndsFlow: false, given));
            return;
        }

        IrType resultType = assigned.Length == 1 ? types.Map(TypeOf(assigned[0])) : new PassiveType(result);
        Operand all = Let(new TemplateExpression(code, operands, resultType, IsPure: false, IsStable: false, given));
        for (int i = 0; i < assigned.Length; i++)
        {
            Operand part = assigned.Length == 1
                ? all
                : Let(new TemplateExpression("{0}.Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), EquatableArray.Of(all), types.Map(TypeOf(assigned[i])), IsPure: true, IsStable: true));
            WriteTo(cells[assigned[i]], part, statement);
        }
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => throw new InvalidOperationException($"'{symbol.Name}' is no variable."),
    };

    /// <summary>Whether a variable is a number, a text or a passive object, which a lambda can take and return.</summary>
    private bool IsPlain(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol { IsThis: false }
        && TypeOf(symbol) is { IsRefLikeType: false, TypeKind: not TypeKind.Pointer } type
        && types.Map(type) is RealType or { IsDifferentiable: false }
        && cells.TryGetValue(symbol, out Cell? cell) && cell is VariableCell;

    private static bool IsUnknownPart(IOperation part) => part is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        or IAwaitOperation or IInvalidOperation or IReturnOperation or IAnonymousFunctionOperation or ILocalFunctionOperation
        or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction };

    private static bool JumpsOut(IOperation statement)
    {
        IOperation[] parts = [.. statement.DescendantsAndSelf()];
        var inner = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in parts)
        {
            switch (part)
            {
                case ILoopOperation loop:
                    inner.Add(loop.ExitLabel);
                    inner.Add(loop.ContinueLabel);
                    break;
                case ISwitchOperation choice:
                    inner.Add(choice.ExitLabel);
                    break;
            }
        }

        return parts.OfType<IBranchOperation>().Any(branch => branch.BranchKind == BranchKind.GoTo || !inner.Contains(branch.Target));
    }

    /// <summary>Spells what the user's file may abbreviate in full, since generated code has no <c>using</c> directives.</summary>
    private sealed class PassiveSyntax(SemanticModel model) : CSharpSyntaxRewriter
    {
        /// <summary>False once something was met that has no spelling elsewhere.</summary>
        public bool IsKnown { get; private set; } = true;

        public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) =>
            trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? trivia : SyntaxFactory.Space;

        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            // The receiver of an extension method would need a using directive.
            IsKnown &= model.GetSymbolInfo(node).Symbol is not IMethodSymbol { ReducedFrom: not null };
            return base.VisitInvocationExpression(node);
        }

        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
            model.GetSymbolInfo(node).Symbol is INamedTypeSymbol type
                ? SyntaxFactory.ParseExpression(CodeNames.Of(type)).WithTriviaFrom(node)
                : node.WithExpression((ExpressionSyntax)Visit(node.Expression)!).WithName(Arguments(node.Name));

        public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => Named(node) ?? base.VisitQualifiedName(node);

        public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => Named(node) ?? base.VisitGenericName(node);

        public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.IsVar ? node : Named(node) ?? node;

        public override SyntaxNode? VisitNameColon(NameColonSyntax node) => node;

        public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) =>
            node.Parent is InitializerExpressionSyntax ? node.WithRight((ExpressionSyntax)Visit(node.Right)!) : base.VisitAssignmentExpression(node);

        private SimpleNameSyntax Arguments(SimpleNameSyntax name) =>
            name is GenericNameSyntax generic ? generic.WithTypeArgumentList((TypeArgumentListSyntax)Visit(generic.TypeArgumentList)!) : name;

        private SyntaxNode? Named(NameSyntax node)
        {
            switch (model.GetSymbolInfo(node).Symbol)
            {
                case INamedTypeSymbol type:
                    return SyntaxFactory.ParseTypeName(CodeNames.Of(type)).WithTriviaFrom(node);
                case ISymbol { IsStatic: true, ContainingType: { } owner } member and (IMethodSymbol or IFieldSymbol or IPropertySymbol):
                    return SyntaxFactory.ParseExpression($"{CodeNames.Of(owner)}.{CodeNames.Escape(member.Name)}").WithTriviaFrom(node);
                case IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }:
                    // A member of this, or a pattern's or an initialiser's member.
                    IsKnown &= node.Parent is NameColonSyntax or ExpressionColonSyntax;
                    return node;
                default:
                    return null;
            }
        }
    }
}
