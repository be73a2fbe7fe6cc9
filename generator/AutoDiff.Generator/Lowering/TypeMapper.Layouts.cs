using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator.Lowering;

/// <summary>How the fields of an aggregate are read, written and given at its construction.</summary>
internal sealed partial class TypeMapper
{
    private AggregateLayout MakeLayout(INamedTypeSymbol type, AggregateType aggregate)
    {
        if (InlineArray.Of(type) is { } inline)
        {
            return InlineArrayLayout(inline, aggregate);
        }

        List<AggregateField> fields = FieldsOf(type);
        if (aggregate.Kind == AggregateKind.Tuple)
        {
            return new AggregateLayout(
                aggregate.Code,
                fields.Select(f => new IrField(f.Name, Map(f.Type), Map(f.Type).IsDifferentiable, "{0}." + f.Name, "{0}." + f.Name)).ToEquatableArray(),
                $"({CodeNames.Holes(0, fields.Count)})");
        }

        string construction = ConstructionOf(type, fields);
        FieldwiseConstructor? fieldwise = construction.Length == 0 ? FieldwiseOf(type) : null;
        return new AggregateLayout(
            aggregate.Code,
            fields.Select(field => MakeField(field, isOnly: fields.Count(other => other.Name == field.Name) == 1)).ToEquatableArray(),
            fieldwise is null ? construction : FieldwiseConstruction(type, fields.Count))
        {
            Fieldwise = fieldwise,
        };
    }

    /// <summary>The elements of an inline array as fields.</summary>
    private AggregateLayout InlineArrayLayout(InlineArray inline, AggregateType aggregate)
    {
        IrType element = Map(inline.ElementType);
        IEnumerable<IrField> elements = Enumerable.Range(0, Math.Min(inline.Length, InlineArray.MostElements)).Select(i =>
        {
            string index = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new IrField("Item" + index, element, element.IsDifferentiable, "{0}[" + index + "]", "{0}[" + index + "]");
        });
        string construction = $"global::AutoDiff.CompilerServices.InlineArrays.Make<{CodeNames.EscapeTemplate(aggregate.Code)}, {CodeNames.EscapeTemplate(element.Code)}>([{CodeNames.Holes(0, inline.Length)}])";
        return new AggregateLayout(aggregate.Code, elements.ToEquatableArray(), inline.IsUnrolled ? construction : "");
    }

    /// <param name="field">The field.</param>
    /// <param name="isOnly">Whether no base class has a field of that name: generated code could not tell the two apart.</param>
    private IrField MakeField(AggregateField field, bool isOnly)
    {
        IrType type = Map(field.Type);
        string code = "{0}." + field.Name;
        var made = new IrField(
            field.Name,
            type,
            type.IsDifferentiable && !field.IsMarkedPassive,
            isOnly && CanRead(field.Symbol) ? code : "",
            isOnly && CanAssign(field.Symbol, atConstruction: false) ? code : "")
        {
            IsProperty = field.Symbol is IPropertySymbol,
        };
        return isOnly ? WithAccessor(made, field) : made;
    }

    private bool CanRead(ISymbol symbol) => symbol switch
    {
        // A captured parameter of a primary constructor has a field that no code can name.
        IFieldSymbol { IsImplicitlyDeclared: true, ContainingType.IsTupleType: false } => false,
        IPropertySymbol { GetMethod: { } getter } => IsAccessible(getter),
        _ => IsAccessible(symbol),
    };

    private bool CanAssign(ISymbol symbol, bool atConstruction) => symbol switch
    {
        IFieldSymbol field => !field.IsReadOnly && CanRead(field),
        IPropertySymbol { SetMethod: { } setter } => (atConstruction || !setter.IsInitOnly) && IsAccessible(setter),
        _ => false,
    };

    private bool IsAccessible(ISymbol symbol) => within is INamedTypeSymbol type
        ? compilation.IsSymbolAccessibleWithin(symbol, type)
        : compilation.IsSymbolAccessibleWithin(symbol, (IAssemblySymbol)within);

    /// <summary>The template that makes an object from all its fields, or nothing where there is no such expression.</summary>
    private string ConstructionOf(INamedTypeSymbol type, List<AggregateField> fields)
    {
        if (type.IsAbstract || fields.Count == 0)
        {
            return "";
        }

        string code = CodeNames.EscapeTemplate(CodeNames.Of(type));
        string best = "";
        int bestScore = -1;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (IsFieldwise(constructor, fields) && IsAccessible(constructor))
            {
                return FieldwiseConstruction(type, fields.Count);
            }

            if (!IsAccessible(constructor) || AssignedFields(type, constructor, fields) is not { } assigned)
            {
                continue;
            }

            var rest = Enumerable.Range(0, fields.Count).Where(i => !assigned.Contains(i)).ToList();
            if (assigned.Count <= bestScore || rest.Any(i => !CanAssign(fields[i].Symbol, atConstruction: true)))
            {
                continue;
            }

            string arguments = string.Join(", ", assigned.Select(Hole));
            string initialiser = string.Join(", ", rest.Select(i => fields[i].Name + " = " + Hole(i)));
            bestScore = assigned.Count;
            best = rest.Count == 0 ? $"new {code}({arguments})"
                : assigned.Count == 0 ? $"new {code} {{{{ {initialiser} }}}}"
                : $"new {code}({arguments}) {{{{ {initialiser} }}}}";
        }

        return best;
    }

    private static string Hole(int index) => "{" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}";

    /// <summary>The fields that the parameters of a constructor go to, in parameter order, where it does nothing else with
    /// them; null where that is not known.</summary>
    private List<int>? AssignedFields(INamedTypeSymbol type, IMethodSymbol constructor, List<AggregateField> fields)
    {
        var result = new List<int>();
        if (constructor.Parameters.IsEmpty)
        {
            return constructor.IsImplicitlyDeclared || IsEmpty(constructor) ? result : null;
        }

        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In) || TargetOf(type, constructor, parameter) is not { } name)
            {
                return null;
            }

            int index = fields.FindIndex(f => f.Symbol.Name == name && SymbolEqualityComparer.Default.Equals(f.Type, parameter.Type));
            if (index < 0 || result.Contains(index))
            {
                return null;
            }

            result.Add(index);
        }

        return result;
    }

    private string? TargetOf(INamedTypeSymbol type, IMethodSymbol constructor, IParameterSymbol parameter)
    {
        if (known.IsVector(type))
        {
            return type.GetMembers().FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol && !m.IsStatic
                && string.Equals(m.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.Name;
        }

        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        switch (syntax)
        {
            case RecordDeclarationSyntax:
                return type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any(p => PositionalParameter(p) is not null)
                    ? parameter.Name
                    : null;
            case TypeDeclarationSyntax:
                // Members that name the parameter capture it in a field of its own; one that starts a member as well stands for two.
                string captured = $"<{parameter.Name}>P";
                string? initialised = InitialisedBy(type, parameter.Name);
                return !type.GetMembers().Any(member => member.Name == captured) ? initialised : initialised is null ? captured : null;
            case ConstructorDeclarationSyntax declaration:
                return AssignedBy(declaration, parameter.Name);
            default:
                // A positional record in metadata deconstructs into the properties of its parameters' names.
                return type.IsRecord && syntax is null && type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
                    .Any(d => d.Parameters.Select(static p => p.Name).SequenceEqual(constructor.Parameters.Select(static p => p.Name)))
                    ? parameter.Name
                    : null;
        }
    }

    /// <summary>The member of a type with a primary constructor that is initialised by one of its parameters alone.</summary>
    private static string? InitialisedBy(INamedTypeSymbol type, string parameter)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            ExpressionSyntax? value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
            {
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                _ => null,
            };
            if (value is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == parameter)
            {
                return member.Name;
            }
        }

        return null;
    }

    /// <summary>The member that a constructor assigns one of its parameters to, if the constructor does nothing but such
    /// assignments.</summary>
    private static string? AssignedBy(ConstructorDeclarationSyntax constructor, string parameter)
    {
        if (constructor.Initializer is { ArgumentList.Arguments.Count: > 0 } or { ThisOrBaseKeyword.Text: "this" })
        {
            return null;
        }

        IEnumerable<ExpressionSyntax?> expressions = constructor.ExpressionBody is { } body
            ? [body.Expression]
            : constructor.Body?.Statements.Select(static s => (s as ExpressionStatementSyntax)?.Expression) ?? [];
        string? result = null;
        foreach (ExpressionSyntax? expression in expressions)
        {
            if (expression is not AssignmentExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleAssignmentExpression } assignment)
            {
                return null;
            }

            foreach ((ExpressionSyntax target, ExpressionSyntax value) in Pairs(assignment))
            {
                if (value is not IdentifierNameSyntax source || NameOf(target) is not { } name
                    || constructor.ParameterList.Parameters.All(p => p.Identifier.ValueText != source.Identifier.ValueText))
                {
                    return null;
                }

                if (source.Identifier.ValueText == parameter)
                {
                    result = result is null ? name : null;
                }
            }
        }

        return result;
    }

    private static IEnumerable<(ExpressionSyntax Target, ExpressionSyntax Value)> Pairs(AssignmentExpressionSyntax assignment) =>
        assignment is { Left: TupleExpressionSyntax left, Right: TupleExpressionSyntax right } && left.Arguments.Count == right.Arguments.Count
            ? left.Arguments.Zip(right.Arguments, static (l, r) => (l.Expression, r.Expression))
            : [(assignment.Left, assignment.Right)];

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsEmpty(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ConstructorDeclarationSyntax { ExpressionBody: null, Body.Statements.Count: 0 };
}
